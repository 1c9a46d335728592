// Runs before the first paint, so that a dark screen never flashes white. Kept in step with src/app/theme/appearance.ts.
(function () {
  var root = document.documentElement;
  var choice = 'system';
  try {
    choice = localStorage.getItem('ridgebeam.appearance') || 'system';
    var language = localStorage.getItem('ridgebeam.language');
    if (language) root.lang = language;
  } catch (refused) {
    // Storage may be forbidden; then the system's choice is used.
  }
  var dark = choice === 'dark' || (choice === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  root.setAttribute('data-appearance', choice === 'sunlight' ? 'sunlight' : dark ? 'dark' : 'light');
})();
