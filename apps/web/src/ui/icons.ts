/** Drawn on a 24 by 24 grid, as one stroke of 1.6; `heart-filled` is the heart with its inside. */
export const icons = {
  studio: 'M12 3.5 13.9 9 19.5 11 13.9 13 12 18.5 10.1 13 4.5 11 10.1 9ZM18.5 16.5v4M16.5 18.5h4',
  gallery: 'M4 5.5A1.5 1.5 0 0 1 5.5 4h13A1.5 1.5 0 0 1 20 5.5v13a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18.5ZM4.5 16l4.5-4.5 5 5M13 15l2.5-2.5 4 4M15.5 8.6v.01',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.8v4.4M9 14.8v4.4',
  heart: 'M12 19.5S4.5 15 4.5 9.4A3.9 3.9 0 0 1 12 7.8a3.9 3.9 0 0 1 7.5 1.6C19.5 15 12 19.5 12 19.5Z',
  download: 'M12 4v11M7.5 11 12 15.5 16.5 11M5 19.5h14',
  trash: 'M4.5 7h15M9.5 7V4.5h5V7M6.5 7l.8 12.5h9.4L17.5 7M10.3 10.5v5.5M13.7 10.5v5.5',
  previous: 'M14.5 5.5 8 12l6.5 6.5',
  next: 'M9.5 5.5 16 12l-6.5 6.5',
  close: 'M6 6l12 12M18 6 6 18',
  retry: 'M19 12a7 7 0 1 1-2.1-5M17.5 3.5v4h-4',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.3 15.3 20 20',
  dice: 'M5 6.5A1.5 1.5 0 0 1 6.5 5h11A1.5 1.5 0 0 1 19 6.5v11a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 17.5ZM9 9v.01M15 9v.01M12 12v.01M9 15v.01M15 15v.01',
  copy: 'M9 9h10v11H9zM15 9V4H5v11h4',
  info: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM12 11v5M12 8v.01',
  warning: 'M12 4.5 20.5 19h-17ZM12 10v4.5M12 16.8v.01',
  back: 'M19 12H5M11 6l-6 6 6 6',
} as const

export type IconName = keyof typeof icons
