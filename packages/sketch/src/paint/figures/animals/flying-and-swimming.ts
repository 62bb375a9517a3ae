import { bird, swan } from './birds.ts'
import { dolphin, jellyfish, turtle } from './reef.ts'
import { fish, whale } from './sea.ts'
import { butterfly, dragon } from './winged.ts'

export const FLYING_AND_SWIMMING = { bird, swan, butterfly, fish, whale, dolphin, turtle, jellyfish, dragon }
