export { createSketchProvider } from './sketch.provider.ts'
