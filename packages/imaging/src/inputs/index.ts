export { blend } from './blend.ts'
export { fitMask, fitPicture, fitWithin, type FittedPicture } from './fit.ts'
