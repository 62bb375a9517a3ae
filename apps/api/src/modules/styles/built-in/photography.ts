import type { BuiltInStyle } from './style.ts'

const DRAWN = 'painting, drawing, illustration, 3d render, cartoon'

export const photography: readonly BuiltInStyle[] = [
  {
    id: 'film-photograph',
    name: 'Film photograph',
    prompt: 'film photograph of {prompt}, 35 mm colour negative, fine grain, soft highlights, natural light',
    negativePrompt: `${DRAWN}, oversharpened`,
  },
  {
    id: 'studio-portrait',
    name: 'Studio portrait',
    prompt:
      'studio portrait of {prompt}, 85 mm lens, large soft key light, plain grey backdrop, sharp eyes, shallow depth of field',
    negativePrompt: `${DRAWN}, harsh flash, busy background`,
  },
  {
    id: 'macro',
    name: 'Macro',
    prompt: 'macro photograph of {prompt}, extreme close-up, tiny details in sharp focus, creamy blurred background',
    negativePrompt: `${DRAWN}, wide angle`,
  },
  {
    id: 'night-photograph',
    name: 'Night photograph',
    prompt: 'night photograph of {prompt}, long exposure, pools of lamplight, deep shadows, wet reflections',
    negativePrompt: `${DRAWN}, daylight, overexposed`,
  },
  {
    id: 'black-and-white',
    name: 'Black and white',
    prompt: 'black and white photograph of {prompt}, silver gelatin print, strong contrast, rich mid-tones',
    negativePrompt: `${DRAWN}, colour`,
  },
  {
    id: 'golden-hour',
    name: 'Golden hour',
    prompt: 'photograph of {prompt} at golden hour, low warm sun from behind, long shadows, gentle haze',
    negativePrompt: `${DRAWN}, overcast, flat light`,
  },
  {
    id: 'aerial-view',
    name: 'Aerial view',
    prompt: 'aerial photograph of {prompt}, seen straight from above, crisp patterns, even daylight',
    negativePrompt: `${DRAWN}, eye level`,
  },
  {
    id: 'product-shot',
    name: 'Product shot',
    prompt:
      'product photograph of {prompt}, seamless white background, softbox lighting, faint reflection, catalogue quality',
    negativePrompt: `${DRAWN}, clutter, people, text`,
  },
  {
    id: 'daguerreotype',
    name: 'Daguerreotype',
    prompt:
      'daguerreotype of {prompt}, nineteenth-century plate, sepia tone, scratches and tarnished edges, long exposure',
    negativePrompt: `${DRAWN}, modern, vivid colour`,
  },
  {
    id: 'cinematic-still',
    name: 'Cinematic still',
    prompt:
      'still from a film, {prompt}, anamorphic lens, teal shadows and amber light, volumetric haze, wide composition',
    negativePrompt: `${DRAWN}, flat light, text, watermark`,
  },
]
