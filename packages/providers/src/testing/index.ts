export * from './upstream/index.ts'
export { startWebUi, type WebUiStandInOptions } from './a1111/index.ts'
export { startSdCpp, type SdCppStandInOptions } from './sdcpp/index.ts'
