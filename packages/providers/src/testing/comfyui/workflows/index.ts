import * as flow from './flow.ts'
import * as fromPictures from './from-pictures.ts'
import * as stableDiffusion from './stable-diffusion.ts'

/** Small ones in the shapes of real ones. */
export const workflows = { ...stableDiffusion, ...flow, ...fromPictures } as const
export type WorkflowName = keyof typeof workflows
