import type { BuiltInStyle } from './style.ts'

const LENS = 'photograph, 3d render'

/** Drawing and print. */
export const drawing: readonly BuiltInStyle[] = [
  {
    id: 'pencil-sketch',
    name: 'Pencil sketch',
    prompt: 'pencil drawing of {prompt}, graphite on white paper, loose construction lines, careful hatching',
    negativePrompt: `${LENS}, colour`,
  },
  {
    id: 'charcoal',
    name: 'Charcoal',
    prompt: 'charcoal drawing of {prompt}, smudged shadows, broad dark strokes, toned paper, lifted highlights',
    negativePrompt: `${LENS}, colour, thin clean lines`,
  },
  {
    id: 'ink-line',
    name: 'Ink line',
    prompt: 'fine line drawing of {prompt}, black ink, even contour lines, no shading, white background',
    negativePrompt: `${LENS}, colour, grey, shading`,
  },
  {
    id: 'pastel',
    name: 'Soft pastel',
    prompt: 'soft pastel drawing of {prompt}, powdery strokes, blended colours, grain of tinted paper',
    negativePrompt: `${LENS}, hard edges`,
  },
  {
    id: 'woodcut',
    name: 'Woodcut',
    prompt: 'woodcut print of {prompt}, carved black lines, bold contrast, visible grain of the block',
    negativePrompt: `${LENS}, gradients, soft shading`,
  },
  {
    id: 'linocut',
    name: 'Linocut',
    prompt: 'linocut print of {prompt}, two flat colours, chiselled highlights, slightly uneven ink',
    negativePrompt: `${LENS}, gradients, fine detail`,
  },
  {
    id: 'etching',
    name: 'Etching',
    prompt: 'etching of {prompt}, dense cross-hatching, copperplate line work, sepia ink on cream paper',
    negativePrompt: `${LENS}, flat colour`,
  },
  {
    id: 'risograph',
    name: 'Risograph',
    prompt:
      'risograph print of {prompt}, two spot inks in fluorescent pink and teal, halftone dots, slight misregistration',
    negativePrompt: `${LENS}, full colour, glossy`,
  },
  {
    id: 'screen-print',
    name: 'Screen print',
    prompt: 'screen print of {prompt}, four flat inks, crisp stencilled shapes, poster paper',
    negativePrompt: `${LENS}, gradients, small text`,
  },
  {
    id: 'japanese-woodblock',
    name: 'Japanese woodblock',
    prompt:
      'japanese woodblock print of {prompt}, flowing outlines, flat colour with graded sky, Edo period composition',
    negativePrompt: `${LENS}, perspective shading`,
  },
]
