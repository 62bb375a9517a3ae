export { blend } from './blend.ts'
export { surround } from './surround.ts'
export { fitMask, fitPicture, fitWithin, maskOfTransparency, type FittedPicture } from './fit.ts'
