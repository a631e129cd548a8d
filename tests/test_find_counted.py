"""Party organizations of a list whose number agrees with its members."""

import pytest

from hongtu.find import find
from hongtu.model import Article
from hongtu.read import sentences


def named(text: str) -> list[str]:
    article = Article("test", text)
    return [m.name for m in find(article, sentences(article)) if m.by.startswith("find.counted.")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "综合党委下设光电、油脂、仓储三大产业联盟党支部。",
            ["光电产业联盟党支部", "油脂产业联盟党支部", "仓储产业联盟党支部"],
        ),
        ("园区成立软件、物流两个行业党委。", ["软件行业党委", "物流行业党委"]),
        ("综合党委下设光电、油脂、仓储五大产业联盟党支部。", []),
        ("光电、油脂、仓储三大产业发展很快，党支部有12个。", []),
        ("甲、乙、丙三个车间党支部", []),
    ],
)
def test_a_list_is_named_if_its_number_is_that_of_its_members(text: str, names: list[str]) -> None:
    assert named(text) == names
