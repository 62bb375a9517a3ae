import type { BackdropId, GroundId } from '../composition.ts'
import type { Scene } from '../scene.ts'
import { air, radial, type Node } from '../shape.ts'
import { ellipse } from '../path.ts'
import { fade, mix } from '../colour.ts'
import { drawAbstract } from './abstract.ts'
import { drawSkyline, drawStreet } from './city.ts'
import { drawClouds } from './clouds.ts'
import { drawGrove } from './grove.ts'
import { drawFields, drawGroundLight, drawMoonscape, foreground } from './land.ts'
import { drawDunes } from './dunes.ts'
import { drawLandmarks } from './landmarks.ts'
import { drawHills, drawMesas, drawMountains, drawVolcano } from './mountains.ts'
import { drawFlowerField, drawFlowers } from './plants.ts'
import {
  drawAir,
  drawAurora,
  drawComet,
  drawMoon,
  drawNebula,
  drawPlanet,
  drawRainbow,
  drawStars,
  drawSun,
} from './sky.ts'
import { createStage, type Stage } from './stage.ts'
import { drawSubjects } from './subjects.ts'
import { drawUndergrowth } from './undergrowth.ts'
import { drawUnderwater } from './underwater.ts'
import { drawIsland, drawWaterfall } from './shores.ts'
import { beachShore, drawLake, drawRiver, drawSea } from './water.ts'
import { drawFog, drawLightning, drawRain, drawSnowfall, drawVignette } from './weather.ts'
import { drawForest, drawForestFrame, drawJungle } from './woods.ts'

const BACKDROPS: Readonly<Record<BackdropId, (stage: Stage) => Node[]>> = {
  mountains: drawMountains,
  hills: drawHills,
  volcano: drawVolcano,
  mesas: drawMesas,
  island: drawIsland,
  forest: drawForest,
  jungle: drawJungle,
  city: drawSkyline,
  waterfall: drawWaterfall,
  grove: drawGrove,
}

const sky = (stage: Stage): Node[] => [
  ...drawAir(stage),
  ...drawNebula(stage),
  ...drawStars(stage),
  ...drawAurora(stage),
  ...drawPlanet(stage),
  ...drawSun(stage),
  ...drawMoon(stage),
  ...drawComet(stage),
  ...drawRainbow(stage),
  ...drawClouds(stage),
  ...drawLightning(stage),
]

function land(stage: Stage): Node[] {
  const { scene } = stage
  const above = scene.backdrop.flatMap(id => BACKDROPS[id](stage))
  const beach = scene.ground === 'beach' ? beachShore(stage) : null
  const standsThere =
    scene.subjects.some(({ kind }) => kind !== 'thing') || scene.landmarks.length > 0 || scene.subjects.length > 0
  const open = scene.ground === 'sea' || scene.ground === 'lake' || scene.ground === 'city'
  const front = beach ?? (open && !standsThere ? null : foreground(stage))
  const edge = front?.edge ?? [
    [0, stage.height],
    [stage.width, stage.height],
  ]
  const landmarks = drawLandmarks(stage, scene.landmarks, edge)
  const subjects = drawSubjects(stage, front)
  return [
    ...above,
    ...(scene.backdrop.includes('grove')
      ? []
      : MIDDLES[scene.ground](stage, [...sky(stage).slice(0, 1), ...above, ...landmarks.far])),
    ...landmarks.far,
    ...drawGroundLight(stage),
    ...subjects.far,
    ...(needsFront(stage) && front ? front.nodes : []),
    ...landmarks.near,
    ...subjects.near,
    ...(scene.ground === 'garden' && front ? drawFlowers(stage, front.edge, 30, null) : []),
    ...(front && !beach && scene.ground !== 'city' && needsFront(stage) ? drawUndergrowth(stage, front.edge) : []),
    ...drawForestFrame(stage),
  ]
}

/** On open water a foreground is drawn only for what has to stand on it. */
function needsFront({ scene }: Stage): boolean {
  if (scene.ground !== 'sea' && scene.ground !== 'lake') return true
  const afloat = new Set([
    'boat',
    'ship',
    'swan',
    'whale',
    'dolphin',
    'fish',
    'turtle',
    'jellyfish',
    'bird',
    'butterfly',
    'balloon',
    'rocket',
    'plane',
    'ufo',
    'kite',
    'dragon',
    'lantern',
  ])
  const farOnly = new Set(['bridge', 'castle', 'house', 'church', 'windmill', 'pagoda', 'tower', 'pyramid'])
  return scene.subjects.some(({ id }) => !afloat.has(id)) || scene.landmarks.some(({ id }) => !farOnly.has(id))
}

const MIDDLES: Readonly<Record<GroundId, (stage: Stage, above: readonly Node[]) => Node[]>> = {
  sea: drawSea,
  beach: drawSea,
  lake: drawLake,
  river: stage => [...drawFields(stage), ...drawRiver(stage)],
  desert: drawDunes,
  city: drawStreet,
  garden: stage => [...drawFields(stage), ...drawFlowerField(stage)],
  moon: drawMoonscape,
  meadow: drawFields,
  snow: drawFields,
  none: () => [],
}

function space(stage: Stage): Node[] {
  const onGround = stage.scene.ground === 'moon'
  const base = sky(stage)
  if (!onGround) {
    const subjects = drawSubjects(stage, null)
    return [...base, ...subjects.far, ...subjects.near]
  }
  const front = foreground(stage)
  const subjects = drawSubjects(stage, front)
  return [
    ...base,
    ...drawMoonscape(stage),
    ...subjects.far,
    ...front.nodes,
    ...drawLandmarks(stage, stage.scene.landmarks, front.edge).near,
    ...subjects.near,
  ]
}

function sea(stage: Stage): Node[] {
  const { nodes, before } = drawUnderwater(stage)
  const subjects = drawSubjects(stage, null)
  return [...nodes, ...subjects.far, ...before, ...subjects.near]
}

function firelight({ scene, width, height, palette }: Stage): Node[] {
  if (!scene.subjects.some(({ id }) => id === 'campfire')) return []
  const glow = mix(palette.local.lamp, palette.accent, 0.3)
  return [
    air(
      ellipse(width / 2, height * 0.86, width * 0.6, height * 0.34),
      radial([0, fade(glow, 0.36)], [1, fade(glow, 0)]),
    ),
  ]
}

/** Draws a scene: what is farthest first. */
export function drawScene(scene: Scene): Node[] {
  const stage = createStage(scene)
  if (scene.setting === 'abstract') return [...drawAbstract(stage), ...drawVignette(stage)]
  const nodes =
    scene.setting === 'space'
      ? space(stage)
      : scene.setting === 'underwater'
        ? sea(stage)
        : [...sky(stage), ...land(stage)]
  return [
    ...nodes,
    ...firelight(stage),
    ...drawFog(stage),
    ...drawRain(stage),
    ...drawSnowfall(stage),
    ...drawVignette(stage),
  ]
}
