import { testInSmallestForm } from '../smallest.ts'
import { pageScenarios } from './scenarios/all.ts'

testInSmallestForm(pageScenarios)
