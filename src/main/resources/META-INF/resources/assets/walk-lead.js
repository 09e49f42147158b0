// Comfort only: shows the moderator new counts without loading the page, so that a note half typed stays.
const counts = document.querySelector('[data-live]');
if (counts) {
  setInterval(async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
      if (!answer.ok || answer.redirected) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-live]');
      if (fresh && fresh.innerHTML !== counts.innerHTML && !counts.contains(document.activeElement)) counts.innerHTML = fresh.innerHTML;
    } catch {
      // No network: the next try may find one.
    }
  }, 10_000);
}
