import type { BackdropId, GroundId, Setting } from '../composition/places.ts'
import type { Scene } from '../scene.ts'
import { air, asFigure, radial, type Node } from '../shape.ts'
import { ellipse, type Point } from '../path.ts'
import { fade, mix } from '../colour.ts'
import { paintAbstract } from './abstract/index.ts'
import { paintSkyline, paintStreet } from './city.ts'
import { paintClouds } from './clouds.ts'
import { paintGrove } from './grove.ts'
import { paintFields, paintGroundLight, paintMoonscape, foreground } from './land.ts'
import { paintDunes } from './dunes.ts'
import { paintLandmarks } from './landmarks.ts'
import { paintHills } from './mountains/hills.ts'
import { paintMesas, paintVolcano } from './mountains/heat.ts'
import { paintMountains } from './mountains/peaks.ts'
import { paintFlowerField, paintFlowers } from './plants/flowers.ts'
import { paintAir, paintAurora, paintRainbow } from './sky/air.ts'
import { paintComet, paintNebula, paintPlanet, paintStars } from './sky/space.ts'
import { paintInterior } from './interior/index.ts'
import { namePlate, paintSign, signpost } from './lettering/index.ts'
import { noLetters, type Letters } from './lettering/letters.ts'
import { paintStillLife } from './still-life/index.ts'
import { paintPortrait } from './portrait/index.ts'
import { paintMoon, paintSun } from './sky/orbs.ts'
import { isAfloat } from './nature.ts'
import { createStage, type Stage } from './stage.ts'
import { paintSubjects } from './subjects/index.ts'
import { paintUndergrowth } from './undergrowth.ts'
import { paintWay } from './vehicles/way.ts'
import { paintUnderwater } from './underwater.ts'
import { paintIsland, paintWaterfall } from './shores.ts'
import { beachShore, paintLake, paintRiver, paintSea } from './water.ts'
import { paintFog, paintLightning, paintRain, paintSnowfall, paintVignette } from './weather.ts'
import { paintForest, paintForestFrame, paintJungle } from './woods/index.ts'

const BACKDROPS: Readonly<Record<BackdropId, (stage: Stage) => Node[]>> = {
  mountains: paintMountains,
  hills: paintHills,
  volcano: paintVolcano,
  mesas: paintMesas,
  island: paintIsland,
  forest: paintForest,
  jungle: paintJungle,
  city: paintSkyline,
  waterfall: paintWaterfall,
  grove: paintGrove,
}

const sky = (stage: Stage): Node[] => [
  ...paintAir(stage),
  ...paintNebula(stage),
  ...paintStars(stage),
  ...paintAurora(stage),
  ...paintPlanet(stage),
  ...paintSun(stage),
  ...paintMoon(stage),
  ...paintComet(stage),
  ...paintRainbow(stage),
  ...paintClouds(stage),
  ...paintLightning(stage),
]

function land(stage: Stage): Node[] {
  const { scene } = stage
  const above = scene.backdrop.flatMap(id => BACKDROPS[id](stage))
  const beach = scene.ground === 'beach' ? beachShore(stage) : null
  const standsThere =
    scene.subjects.some(({ kind }) => kind !== 'thing') || scene.landmarks.length > 0 || scene.subjects.length > 0
  const open = scene.ground === 'sea' || scene.ground === 'lake' || scene.ground === 'city'
  const way = paintWay(stage)
  const front = way ?? beach ?? (open && !standsThere ? null : foreground(stage))
  const edge = front?.edge ?? [
    [0, stage.height],
    [stage.width, stage.height],
  ]
  const landmarks = paintLandmarks(stage, scene.landmarks, way?.verge ?? edge)
  const subjects = paintSubjects(stage, front)
  return [
    ...above,
    ...(scene.backdrop.includes('grove')
      ? []
      : MIDDLES[scene.ground](stage, [...sky(stage).slice(0, 1), ...above, ...landmarks.far])),
    ...landmarks.far,
    ...paintGroundLight(stage),
    ...subjects.far,
    ...(needsFront(stage) && front ? front.nodes : []),
    ...landmarks.near,
    ...(scene.inscription ? signpost(stage, scene.inscription, way?.verge ?? edgeOf(stage, front)) : []),
    ...subjects.near,
    ...(scene.ground === 'garden' && front ? paintFlowers(stage, front.edge, 30, null) : []),
    ...(front && !way && !beach && scene.ground !== 'city' && needsFront(stage)
      ? paintUndergrowth(stage, front.edge)
      : []),
    ...paintForestFrame(stage),
  ]
}

/** A post needs ground; on open water it rises from the water close to us. */
const edgeOf = ({ width, height }: Stage, front: { readonly edge: readonly Point[] } | null): readonly Point[] =>
  front?.edge ?? [
    [0, height * 0.88],
    [width, height * 0.88],
  ]

/** On open water a foreground is drawn only for what has to stand on it. */
function needsFront({ scene }: Stage): boolean {
  if (scene.ground !== 'sea' && scene.ground !== 'lake') return true
  const farOnly = new Set(['bridge', 'castle', 'house', 'church', 'windmill', 'pagoda', 'tower', 'pyramid'])
  return scene.subjects.some(({ id }) => !isAfloat(id)) || scene.landmarks.some(({ id }) => !farOnly.has(id))
}

const MIDDLES: Readonly<Record<GroundId, (stage: Stage, above: readonly Node[]) => Node[]>> = {
  sea: paintSea,
  beach: paintSea,
  lake: paintLake,
  river: stage => [...paintFields(stage), ...paintRiver(stage)],
  desert: paintDunes,
  city: paintStreet,
  garden: stage => [...paintFields(stage), ...paintFlowerField(stage)],
  moon: paintMoonscape,
  meadow: paintFields,
  snow: paintFields,
  none: () => [],
}

function space(stage: Stage): Node[] {
  const onGround = stage.scene.ground === 'moon'
  const base = sky(stage)
  if (!onGround) {
    const subjects = paintSubjects(stage, null)
    return [...base, ...subjects.far, ...subjects.near]
  }
  const front = foreground(stage)
  const subjects = paintSubjects(stage, front)
  return [
    ...base,
    ...paintMoonscape(stage),
    ...subjects.far,
    ...front.nodes,
    ...paintLandmarks(stage, stage.scene.landmarks, front.edge).near,
    ...subjects.near,
  ]
}

function sea(stage: Stage): Node[] {
  const { nodes, before } = paintUnderwater(stage)
  const subjects = paintSubjects(stage, null)
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

/** Land behind a table: nobody stands in it, and nothing grows before it. */
const landBehind = (stage: Stage): Node[] => [
  ...sky(stage),
  ...stage.scene.backdrop.flatMap(id => BACKDROPS[id](stage)),
  ...MIDDLES[stage.scene.ground](stage, sky(stage).slice(0, 1)),
]

const weather = (stage: Stage): Node[] => [
  ...paintFog(stage),
  ...[...paintRain(stage), ...paintSnowfall(stage)].map(asFigure),
]

const PAINTERS: Readonly<Record<Setting, (stage: Stage) => Node[]>> = {
  abstract: paintAbstract,
  space: stage => [...space(stage), ...firelight(stage), ...weather(stage)],
  underwater: stage => [...sea(stage), ...firelight(stage), ...weather(stage)],
  land: stage => [...sky(stage), ...land(stage), ...firelight(stage), ...weather(stage)],
  'still-life': stage =>
    stage.scene.outdoors
      ? [...paintStillLife(stage, landBehind(stage)), ...weather(stage)]
      : paintStillLife(stage, null),
  portrait: stage => (stage.scene.portrait ? paintPortrait(stage, stage.scene.portrait) : []),
  interior: paintInterior,
  sign: stage => (stage.scene.inscription ? paintSign(stage, stage.scene.inscription) : []),
}

/** Where words stand on a plate below the picture: nothing in it could bear them. */
const PLATED: ReadonlySet<Setting> = new Set(['portrait', 'space', 'underwater', 'abstract'])

/** Draws a scene: what is farthest first. */
export function paintScene(scene: Scene, letters: Letters = noLetters): Node[] {
  const stage = createStage(scene, letters)
  const plate = scene.inscription && PLATED.has(scene.setting) ? namePlate(stage, scene.inscription) : []
  return [...PAINTERS[scene.setting](stage), ...paintVignette(stage), ...plate]
}
