export { describe } from './describe.ts'
export { renderScene } from './render.ts'
export { createScene } from './scene.ts'
