// The appearance and size of text chosen in the applications, which keep them on this device. Before anything is painted.
const chosen = { theme: localStorage.getItem('wpm.theme'), textSize: localStorage.getItem('wpm.text-size') };
if (['light', 'dark'].includes(chosen.theme)) document.documentElement.dataset.theme = chosen.theme;
if (['large', 'larger'].includes(chosen.textSize)) document.documentElement.dataset.textSize = chosen.textSize;
