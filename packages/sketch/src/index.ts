import type { EngineKind } from '@atelier/providers/port'
import { sketch } from './kind.ts'

/** The kinds that are a part of the studio: they work without a network and without anything set up. */
export const builtInKinds: readonly EngineKind[] = [sketch]
