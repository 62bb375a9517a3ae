import { deepInfra } from './deepinfra.ts'
import { falAi } from './fal-ai.ts'
import { hfInference } from './hf-inference.ts'
import { nscale } from './nscale.ts'
import { replicate } from './replicate.ts'
import type { Route } from './route.ts'
import { together } from './together.ts'
import { wavespeed } from './wavespeed.ts'
import { zaiOrg } from './zai-org.ts'

/**
 * The inference providers the studio can speak to, in the order in which they are preferred: first those that answer
 * with the image itself, in one call and nothing to fetch behind it, then the queues, the quickest to poll first.
 */
export const routes: readonly Route[] = [hfInference, nscale, together, deepInfra, falAi, replicate, wavespeed, zaiOrg]
