import { describeEngine } from '../testing/conformance.ts'
import { openSdCpp } from '../testing/sdcpp/open.ts'

describeEngine('stable-diffusion.cpp', () => openSdCpp())
