import type { Look } from '@atelier/imaging'

const GREY = { saturation: 0, contrast: 1.15, tint: '#808080', amount: 0 }
const PLAIN = { saturation: 1, contrast: 1, tint: '#808080', amount: 0 }

export interface Shown {
  /** What Sketch draws: its own words, since those of a style are meant for models and few of them are known to it. */
  readonly scene: string
  /** What is done to the drawing. */
  readonly look: Look
}

const SHORE = 'a red lighthouse on the shore, sailing boat, sunny day, clouds'
const EVENING = 'a red lighthouse on the shore, sailing boat, sunset'

/** How each built-in style shows on its preview. */
export const SHOWN: Readonly<Record<string, Shown>> = {
  'film-photograph': {
    scene: EVENING,
    look: [
      { step: 'grade', ...PLAIN, saturation: 0.8, contrast: 0.95, tint: '#f0c890', amount: 0.1 },
      { step: 'grain', amount: 24 },
    ],
  },
  'studio-portrait': {
    scene: 'a grey cat, minimalist',
    look: [
      { step: 'grade', ...PLAIN, saturation: 0.7, tint: '#8d8b88', amount: 0.15 },
      { step: 'focus', radius: 0.3, blur: 6 },
      { step: 'vignette', amount: 0.9 },
    ],
  },
  macro: {
    scene: 'a red mushroom, meadow, day',
    look: [
      { step: 'grade', ...PLAIN, saturation: 1.3, contrast: 1.1 },
      { step: 'focus', radius: 0.24, blur: 14 },
    ],
  },
  'night-photograph': {
    scene: 'a city at night, full moon',
    look: [
      { step: 'grade', ...PLAIN, contrast: 1.2, tint: '#0a1230', amount: 0.12 },
      { step: 'grain', amount: 16 },
    ],
  },
  'black-and-white': {
    scene: SHORE,
    look: [
      { step: 'grade', ...GREY, contrast: 1.7 },
      { step: 'grain', amount: 14 },
    ],
  },
  'golden-hour': {
    scene: 'a red lighthouse on the shore, low sun, golden sunset',
    look: [{ step: 'grade', ...PLAIN, saturation: 1.2, contrast: 1.15, tint: '#ffae42', amount: 0.16 }],
  },
  'aerial-view': {
    scene: 'green islands, turquoise sea, day',
    look: [
      { step: 'pieces', size: 46, irregular: 1, gap: '#f4ead0', gapWidth: 2.4, vary: 0.16, fill: true },
      { step: 'grain', amount: 16 },
    ],
  },
  'product-shot': {
    scene: 'a red mushroom, minimalist, white',
    look: [{ step: 'grade', ...PLAIN, saturation: 0.95, contrast: 0.95, tint: '#ffffff', amount: 0.3 }],
  },
  daguerreotype: {
    scene: SHORE,
    look: [
      { step: 'tone', dark: '#2a1c10', light: '#ecdab4', contrast: 1.5 },
      { step: 'grain', amount: 30 },
      { step: 'vignette', amount: 0.9 },
    ],
  },
  'cinematic-still': {
    scene: 'a city at dusk, sunset',
    look: [
      { step: 'tone', dark: '#03222b', light: '#ffcf93', contrast: 1.9 },
      { step: 'vignette', amount: 0.5 },
    ],
  },
  watercolour: { scene: `${SHORE}, watercolour`, look: [] },
  'oil-painting': {
    scene: `${EVENING}, oil painting`,
    look: [{ step: 'grade', ...PLAIN, saturation: 1.1, contrast: 1.1, tint: '#a06a20', amount: 0.1 }],
  },
  gouache: {
    scene: SHORE,
    look: [
      { step: 'levels', count: 6 },
      { step: 'grade', ...PLAIN, saturation: 0.85, tint: '#f2e4d0', amount: 0.14 },
      { step: 'grain', amount: 10 },
    ],
  },
  'ink-wash': {
    scene: 'a pagoda, mountains, fog',
    look: [
      { step: 'tone', dark: '#101010', light: '#f6f2e6', contrast: 1.5 },
      { step: 'focus', radius: 0.16, blur: 5 },
    ],
  },
  impressionism: {
    scene: 'a sailing boat on a lake, dawn',
    look: [
      { step: 'grade', ...PLAIN, saturation: 1.5, contrast: 1.05, tint: '#fff0c0', amount: 0.06 },
      { step: 'strokes', length: 9, width: 3.5, turn: -0.3, vary: 2, ground: null },
    ],
  },
  pointillism: {
    scene: SHORE,
    look: [
      { step: 'grade', ...PLAIN, saturation: 1.5 },
      { step: 'strokes', length: 3, width: 3, turn: 0, vary: 3, ground: '#f4ecd8' },
    ],
  },
  fresco: {
    scene: 'a castle on a hill, trees, day',
    look: [
      { step: 'grade', ...PLAIN, saturation: 0.6, contrast: 0.9, tint: '#c79a6b', amount: 0.26 },
      { step: 'pieces', size: 64, irregular: 1, gap: '#7d6244', gapWidth: 0.9, vary: 0, fill: false },
      { step: 'grain', amount: 34 },
    ],
  },
  expressionism: {
    scene: EVENING,
    look: [
      { step: 'grade', ...PLAIN, saturation: 2.2, contrast: 1.4 },
      { step: 'strokes', length: 22, width: 6, turn: 0.9, vary: 2.2, ground: null },
    ],
  },
  'pencil-sketch': {
    scene: SHORE,
    look: [
      { step: 'tone', dark: '#000000', light: '#ffffff', contrast: 1.2 },
      { step: 'hatch', spacing: 4, angles: [-0.8, 0.2], ink: '#77777c', paper: '#fbfaf6', wave: 0 },
    ],
  },
  charcoal: {
    scene: EVENING,
    look: [
      { step: 'tone', dark: '#100e0c', light: '#d8cbb4', contrast: 2 },
      { step: 'strokes', length: 11, width: 3, turn: -0.9, vary: 0.7, ground: null },
      { step: 'grain', amount: 40 },
    ],
  },
  'ink-line': { scene: `${SHORE}, line art`, look: [] },
  pastel: {
    scene: 'a sailing boat on a lake, dawn, pastel',
    look: [
      { step: 'strokes', length: 13, width: 3, turn: -0.7, vary: 0.6, ground: '#efe0d6' },
      { step: 'grain', amount: 22 },
    ],
  },
  woodcut: {
    scene: SHORE,
    look: [
      { step: 'tone', dark: '#000000', light: '#ffffff', contrast: 1.7 },
      { step: 'hatch', spacing: 5, angles: [0.12], ink: '#15110e', paper: '#f1e7d0', wave: 1.2 },
    ],
  },
  linocut: {
    scene: SHORE,
    look: [
      { step: 'grade', ...GREY, contrast: 1.8 },
      { step: 'levels', count: 3 },
      { step: 'tone', dark: '#14304a', light: '#f6ead2', contrast: 1 },
      { step: 'grain', amount: 10 },
    ],
  },
  etching: {
    scene: 'a castle on a hill, trees, day',
    look: [
      { step: 'tone', dark: '#000000', light: '#ffffff', contrast: 1.3 },
      { step: 'hatch', spacing: 3, angles: [0.7, -0.7, 0], ink: '#4a2f1c', paper: '#f3e7cd', wave: 0.2 },
    ],
  },
  risograph: {
    scene: EVENING,
    look: [
      {
        step: 'halftone',
        cell: 4.5,
        paper: '#f8f4ea',
        inks: [
          { colour: '#ff4f8b', angle: 0.3, weight: 1 },
          { colour: '#0fa3a3', angle: 1.2, weight: 0.75 },
        ],
      },
    ],
  },
  'screen-print': {
    scene: EVENING,
    look: [
      { step: 'levels', count: 4 },
      { step: 'grade', ...PLAIN, saturation: 2.4, contrast: 1.25 },
    ],
  },
  'japanese-woodblock': {
    scene: 'a pagoda, mountains, lake, red sun',
    look: [
      { step: 'levels', count: 8 },
      { step: 'grade', ...PLAIN, saturation: 0.8, tint: '#d8c49a', amount: 0.2 },
      { step: 'edges', ink: '#1c2a44', paper: null, strength: 5 },
    ],
  },
  'picture-book': {
    scene: 'a fox in a forest, autumn',
    look: [
      { step: 'grade', ...PLAIN, saturation: 1.15, contrast: 0.92, tint: '#ffd9a0', amount: 0.14 },
      { step: 'grain', amount: 12 },
    ],
  },
  comic: {
    scene: SHORE,
    look: [
      { step: 'levels', count: 6 },
      { step: 'grade', ...PLAIN, saturation: 1.6, contrast: 1.15 },
      { step: 'edges', ink: '#0a0a0a', paper: null, strength: 9 },
    ],
  },
  claymation: {
    scene: 'a red house, trees, meadow, day',
    look: [
      { step: 'grade', ...PLAIN, saturation: 1.3, tint: '#e8a070', amount: 0.12 },
      { step: 'pieces', size: 7, irregular: 1, gap: null, gapWidth: 0, vary: 0.05, fill: true },
      { step: 'focus', radius: 0, blur: 2.4 },
    ],
  },
  isometric: {
    scene: 'a red house, trees, minimalist',
    look: [
      { step: 'grade', ...PLAIN, contrast: 0.9, tint: '#eaf0ff', amount: 0.22 },
      { step: 'ruled', spacing: 14, angles: [Math.PI / 6, -Math.PI / 6], ink: '#8fa0d0', amount: 0.5 },
    ],
  },
  'low-poly': { scene: `${SHORE}, low poly`, look: [] },
  'pixel-art': { scene: `${EVENING}, pixel art`, look: [] },
  blueprint: {
    scene: SHORE,
    look: [
      { step: 'edges', ink: '#eaf4ff', paper: '#123c7c', strength: 9 },
      { step: 'ruled', spacing: 20, angles: [0, Math.PI / 2], ink: '#7fb0e8', amount: 0.3 },
    ],
  },
  'stained-glass': {
    scene: EVENING,
    look: [
      { step: 'grade', ...PLAIN, saturation: 2, contrast: 1.3 },
      { step: 'pieces', size: 19, irregular: 0.9, gap: '#120f16', gapWidth: 2.6, vary: 0.1, fill: true },
    ],
  },
  mosaic: {
    scene: SHORE,
    look: [
      { step: 'grade', ...PLAIN, contrast: 1.1, tint: '#c8a878', amount: 0.1 },
      { step: 'pieces', size: 7, irregular: 0.3, gap: '#d9d0c0', gapWidth: 1.2, vary: 0.1, fill: true },
    ],
  },
  embroidery: {
    scene: SHORE,
    look: [
      { step: 'grade', ...PLAIN, saturation: 1.2 },
      { step: 'strokes', length: 8, width: 1.9, turn: 0.9, vary: 0.3, ground: '#e8dfcc' },
    ],
  },
  'paper-cut': { scene: `${EVENING}, paper cut`, look: [] },
  'travel-poster': {
    scene: 'a red lighthouse on the shore, mountains, sunny day',
    look: [
      { step: 'levels', count: 5 },
      { step: 'grade', ...PLAIN, saturation: 1.4, contrast: 1.05, tint: '#ffd48a', amount: 0.22 },
    ],
  },
}
