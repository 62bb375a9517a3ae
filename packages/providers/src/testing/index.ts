export * from './upstream/index.ts'
export { startSdCpp, type SdCppStandInOptions } from './sdcpp/index.ts'
