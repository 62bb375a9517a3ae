export * from './openai/index.ts'
export * from './upstream/index.ts'
export * from './comfyui/index.ts'
