export * from './kinds.ts'
export * from './port/index.ts'
export * from './port/registry.ts'
