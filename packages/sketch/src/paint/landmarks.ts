import type { LandmarkId } from '../lexicon.ts'
import { heightAt } from '../geometry.ts'
import type { Point } from '../path.ts'
import type { Landmark } from '../elements.ts'
import { asFigure, type Node } from '../shape.ts'
import { bridge } from './buildings/bridge.ts'
import { castle } from './buildings/castle.ts'
import { church, house } from './buildings/village.ts'
import { lighthouse } from './buildings/lighthouse.ts'
import { windmill } from './buildings/windmill.ts'
import type { Site } from './buildings/site.ts'
import { pagoda, pyramid, tent, tower } from './monuments.ts'
import { cactus, mushroom } from './plants/low.ts'
import { paintFlowers } from './plants/flowers.ts'
import { palm, pine, tree } from './plants/trees.ts'
import type { Stage } from './stage.ts'

const BUILDERS = {
  house,
  castle,
  lighthouse,
  bridge,
  windmill,
  church,
  pagoda,
  tower,
  pyramid,
  tent,
  cactus,
  tree,
  pine,
  palm,
  mushroom,
} satisfies Record<Exclude<LandmarkId, 'flower'>, (stage: Stage, site: Site) => Node>

/** `size` as a share of the shorter side; `near` ones stand on the foreground, the others beyond it. */
const STANDING: Readonly<Record<Exclude<LandmarkId, 'flower'>, { size: number; near?: true; solitary?: true }>> = {
  house: { size: 0.14 },
  castle: { size: 0.26, solitary: true },
  lighthouse: { size: 0.23, near: true, solitary: true },
  bridge: { size: 0.2, solitary: true },
  windmill: { size: 0.24 },
  church: { size: 0.12 },
  pagoda: { size: 0.2 },
  tower: { size: 0.22 },
  pyramid: { size: 0.2 },
  tent: { size: 0.26, near: true },
  cactus: { size: 0.17, near: true },
  tree: { size: 0.3, near: true },
  pine: { size: 0.26, near: true },
  palm: { size: 0.27, near: true },
  mushroom: { size: 0.15, near: true },
}

const MAX_FLOWERS = 46

const byDepth = (list: readonly { y: number; node: Node }[]) =>
  list.toSorted((a, b) => a.y - b.y).map(({ node }) => node)

/** Draws what stands on the land: `far` between the horizon and us, `near` on the ground before us. */
export function paintLandmarks(
  stage: Stage,
  landmarks: readonly Landmark[],
  edge: readonly Point[],
): { far: Node[]; near: Node[] } {
  const { scene, width, height, horizon } = stage
  const random = stage.random('landmarks')
  const unit = Math.min(width, height * 1.1)
  const [far, near]: [{ y: number; node: Node }[], { y: number; node: Node }[]] = [[], []]
  const crowded = scene.subjects.some(({ kind }) => kind !== 'thing')
  for (const { id, count, colour, isUsual } of landmarks) {
    const named = (node: Node) => (isUsual ? node : asFigure(node))
    if (id === 'flower') {
      near.push(
        ...paintFlowers(stage, edge, count === 1 ? 22 : MAX_FLOWERS - 10, colour).map((node, index) => ({
          y: height + index,
          node: named(node),
        })),
      )
      continue
    }
    const { size, near: stands, solitary } = STANDING[id]
    const amount = solitary ? 1 : count
    const side = random.pick([0.26, 0.74, 0.32, 0.68])
    for (let index = 0; index < amount; index++) {
      const t =
        amount === 1
          ? side
          : Math.min(0.96, Math.max(0.04, 0.06 + ((index + 0.5) / amount) * 0.88 + random.bell() * 0.06))
      const x = t * width
      const scale = unit * size * random.between(0.85, 1.15) * (stands && crowded ? 0.92 : 1) * (amount > 3 ? 0.8 : 1)
      const back = stands
        ? heightAt(edge, x) + random.between(4, 26)
        : horizon +
          (height - horizon) * (scene.ground === 'sea' || scene.ground === 'lake' ? 0.02 : random.between(0.05, 0.3))
      const y = id === 'bridge' ? horizon + (height - horizon) * 0.14 : back
      const node = BUILDERS[id](stage, {
        x,
        y,
        size: scale,
        depth: stands ? 0.06 : 0.34,
        random: random.fork(`${id}${index}`),
        colour,
      })
      ;(stands ? near : far).push({ y, node: named(node) })
    }
  }
  return { far: byDepth(far), near: byDepth(near) }
}
