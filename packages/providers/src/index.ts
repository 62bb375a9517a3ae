export * from './errors.ts'
export * from './huggingface/index.ts'
export * from './provider.ts'
