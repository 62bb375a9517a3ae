import type { BuiltInStyle } from './style.ts'

const LENS = 'photograph, film grain'

/** Illustration, models, crafts and posters. */
export const design: readonly BuiltInStyle[] = [
  {
    id: 'picture-book',
    name: 'Picture book',
    prompt: 'picture book illustration of {prompt}, friendly rounded shapes, warm palette, soft textured shading',
    negativePrompt: `${LENS}, frightening, realistic`,
  },
  {
    id: 'comic',
    name: 'Comic',
    prompt: 'comic book panel of {prompt}, bold ink outlines, flat colours, dynamic angle, halftone shading',
    negativePrompt: `${LENS}, blurry, speech bubbles`,
  },
  {
    id: 'claymation',
    name: 'Clay model',
    prompt: 'clay model of {prompt}, stop-motion set, fingerprints in the clay, miniature props, soft studio light',
    negativePrompt: 'flat drawing, smooth plastic',
  },
  {
    id: 'isometric',
    name: 'Isometric',
    prompt:
      'isometric illustration of {prompt}, tidy miniature scene, parallel edges, clean soft shadows, pale background',
    negativePrompt: `${LENS}, perspective distortion, horizon`,
  },
  {
    id: 'low-poly',
    name: 'Low poly',
    prompt: 'low poly 3d render of {prompt}, large flat facets, simple shading, limited palette',
    negativePrompt: `${LENS}, smooth surfaces, fine texture`,
  },
  {
    id: 'pixel-art',
    name: 'Pixel art',
    prompt: 'pixel art of {prompt}, 16-bit game graphics, limited palette, crisp square pixels, no anti-aliasing',
    negativePrompt: `${LENS}, blurry, smooth gradients`,
  },
  {
    id: 'blueprint',
    name: 'Blueprint',
    prompt:
      'blueprint of {prompt}, white technical lines on deep blue paper, measured construction, orthographic views',
    negativePrompt: `${LENS}, colour, shading`,
  },
  {
    id: 'stained-glass',
    name: 'Stained glass',
    prompt: 'stained glass window of {prompt}, glowing panes of coloured glass, dark lead lines, light from behind',
    negativePrompt: `${LENS}, soft edges`,
  },
  {
    id: 'mosaic',
    name: 'Mosaic',
    prompt: 'mosaic of {prompt}, small hand-cut stone tiles, visible grout, antique pavement',
    negativePrompt: `${LENS}, smooth surface`,
  },
  {
    id: 'embroidery',
    name: 'Embroidery',
    prompt: 'embroidery of {prompt}, satin stitch in silk thread on linen, raised texture, neat hoop',
    negativePrompt: `${LENS}, paint, flat colour`,
  },
  {
    id: 'paper-cut',
    name: 'Paper cut',
    prompt: 'layered paper cut of {prompt}, stacked sheets of coloured card, crisp edges, small drop shadows',
    negativePrompt: `${LENS}, outlines, brush strokes`,
  },
  {
    id: 'travel-poster',
    name: 'Travel poster',
    prompt: 'vintage travel poster of {prompt}, bold flat shapes, sunny limited palette, grand simple composition',
    negativePrompt: `${LENS}, clutter, small detail`,
  },
]
