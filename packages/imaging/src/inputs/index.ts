export { blend } from './blend.ts'
export { surround } from './surround.ts'
export { fitMask, fitPicture, fitWithin, maskOfTransparency, plainMask, type FittedPicture } from './fit.ts'
