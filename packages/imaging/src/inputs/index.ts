export { blend } from './blend.ts'
export { fitMask, fitPicture, fitWithin, maskOfTransparency, type FittedPicture } from './fit.ts'
