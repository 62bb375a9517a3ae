export * from './openai/index.ts'
export * from './upstream/index.ts'
