export * from './openai/index.ts'
export * from './openrouter/index.ts'
export * from './upstream/index.ts'
