/* What is on the stage, and where: the overview, a community, a neighbourhood or paths, and what was added to it. */
"use strict";
Hongtu.MOST = 3000;

Hongtu.stageKey = (state) => JSON.stringify([state.path, state.path.length ? state.avoid : 0, state.near, state.near ? state.c || state.e : "", state.disc, state.add]);

Hongtu.stage = async function (state, source, model) {
  let stage = await base();
  for (let k = 0; k < state.add.length; k += 3) await add(state.add[k], state.add[k + 1], Number(state.add[k + 2]));
  if (state.e && !stage.spots.has(model.number(state.e))) stage = { ...(await around(state.e, 1)), moved: true };
  return { key: Hongtu.stageKey(state), ...stage, members: [...stage.spots.keys()] };

  async function base() {
    if (state.path.length) return paths();
    if (state.near) return around(state.c || state.e, state.near);
    const { spots, discs = [], links = [] } = state.disc ? await source.disc(state.disc) : await source.overview();
    return { kind: state.disc ? "disc" : "overview", spots: new Map(spots), discs, links };
  }

  async function paths() {
    const { ways } = await source.path(state.path[0], state.path[1], 3, state.avoid);
    const ends = state.path.map(model.number);
    return { kind: "path", ways, spots: Hongtu.rings.rows(ways.length ? ways : [ends]), discs: [], links: [] };
  }

  async function around(id, steps) {
    const { centre, nodes } = await source.entity(id);
    let members = [...new Set([centre, ...nodes])];
    if (steps > 1) members = [...members, ...(await source.neighbours(members.map(named), members.map(named), "", 300)).nodes];
    members = [...new Set(members)].slice(0, Hongtu.MOST);
    return { kind: "near", centre, spots: Hongtu.rings.around(model, centre, members), discs: [], links: [] };
  }

  async function add(id, relation, limit) {
    const { nodes } = await source.neighbours([id], [...stage.spots.keys()].map(named), relation === "*" ? "" : relation, limit);
    const fresh = nodes.filter((i) => !stage.spots.has(i)).slice(0, Hongtu.MOST - stage.spots.size);
    Hongtu.rings.fan(stage.spots, model.number(id), fresh);
  }

  function named(i) { return model.nodes[i].id; }
};
