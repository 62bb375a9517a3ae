import type { Task } from '@atelier/contracts'

/** What can be done with a start, in the order in which it is offered. */
export const TASK_TEXTS = {
  'image-to-image': 'imageToImage',
  inpaint: 'inpaint',
  outpaint: 'outpaint',
  upscale: 'upscale',
} as const satisfies Record<Exclude<Task, 'text-to-image'>, string>
