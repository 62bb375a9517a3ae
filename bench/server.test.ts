import { serverScenarios } from './scenarios/all.ts'
import { testInSmallestForm } from './smallest.ts'

testInSmallestForm(serverScenarios)
