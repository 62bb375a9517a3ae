import type { Task } from '@atelier/contracts'
import { t } from './text.ts'

const NAMES = {
  'text-to-image': 'textToImage',
  'image-to-image': 'imageToImage',
  inpaint: 'inpaint',
  outpaint: 'outpaint',
  upscale: 'upscale',
} as const satisfies Record<Task, string>

/** What an engine was asked to do, as people say it. */
export const taskName = (task: Task) => t(NAMES[task])
