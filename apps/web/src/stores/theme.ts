import { defineStore } from 'pinia'
import { createTheme } from '../styles/theme.ts'

export const useTheme = defineStore('theme', () =>
  createTheme(document.documentElement, matchMedia('(prefers-color-scheme: dark)')),
)
