import type { BuiltInStyle } from './style.ts'

const LENS = 'photograph, 3d render'

export const painting: readonly BuiltInStyle[] = [
  {
    id: 'watercolour',
    name: 'Watercolour',
    prompt: 'watercolour painting of {prompt}, wet on wet, blooming edges, white of the paper showing through',
    negativePrompt: `${LENS}, hard outlines`,
  },
  {
    id: 'oil-painting',
    name: 'Oil painting',
    prompt: 'oil painting of {prompt}, layered glazes, visible brushwork, linen canvas, warm varnish',
    negativePrompt: `${LENS}, smooth gradients`,
  },
  {
    id: 'gouache',
    name: 'Gouache',
    prompt: 'gouache painting of {prompt}, flat opaque colour, matt finish, simplified shapes, dry-brush texture',
    negativePrompt: `${LENS}, glossy`,
  },
  {
    id: 'ink-wash',
    name: 'Ink wash',
    prompt:
      'ink wash painting of {prompt}, diluted black ink on rice paper, few confident strokes, much empty space, mist',
    negativePrompt: `${LENS}, bright colour, clutter`,
  },
  {
    id: 'impressionism',
    name: 'Impressionism',
    prompt: 'impressionist painting of {prompt}, broken dabs of pure colour, flickering light, painted outdoors',
    negativePrompt: `${LENS}, black outlines`,
  },
  {
    id: 'pointillism',
    name: 'Pointillism',
    prompt: 'pointillist painting of {prompt}, thousands of small dots of unmixed colour, calm composition',
    negativePrompt: `${LENS}, brush strokes, outlines`,
  },
  {
    id: 'fresco',
    name: 'Fresco',
    prompt:
      'fresco of {prompt}, mineral pigments on lime plaster, muted earth tones, hairline cracks, renaissance composition',
    negativePrompt: `${LENS}, neon colours`,
  },
  {
    id: 'expressionism',
    name: 'Expressionism',
    prompt: 'expressionist painting of {prompt}, distorted forms, clashing saturated colours, urgent thick strokes',
    negativePrompt: `${LENS}, realistic proportions`,
  },
]
