import { flux, qwenEdit, sd3 } from './flow.ts'
import { imageToImage, inpaint, inpaintByFile, inpaintByPicture, upscale } from './from-pictures.ts'
import { controlled, hiresFix, sd15, sdxl } from './stable-diffusion.ts'

/** Small ones in the shapes of real ones. */
export const workflows = {
  sd15,
  sdxl,
  controlled,
  hiresFix,
  sd3,
  flux,
  qwenEdit,
  imageToImage,
  inpaint,
  inpaintByFile,
  inpaintByPicture,
  upscale,
} as const
export type WorkflowName = keyof typeof workflows
