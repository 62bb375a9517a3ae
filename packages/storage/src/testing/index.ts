export { describeStorage, type StorageUnderTest } from './conformance.ts'
