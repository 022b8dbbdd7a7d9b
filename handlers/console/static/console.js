// The console's keys and small comforts. Without this file every page works the same.
(function () {
  'use strict';

  function rows() { return Array.prototype.slice.call(document.querySelectorAll('[data-row]')); }
  function typing(target) { return /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable; }

  // ---- keys: / search, j k move, Enter opens, ? help ----

  function move(by) {
    var all = rows(), at = all.indexOf(document.activeElement.closest ? document.activeElement.closest('[data-row]') : null);
    var next = all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + by))];
    if (!next) return;
    next.tabIndex = -1;
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
  }

  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
    var search = document.querySelector('[data-search]'), help = document.getElementById('keys');
    if (event.key === '/' && search) { event.preventDefault(); search.focus(); search.select(); }
    else if (event.key === 'j') move(1);
    else if (event.key === 'k') move(-1);
    else if (event.key === 'Enter' && event.target.matches('[data-row]')) { var link = event.target.querySelector('a'); if (link) link.click(); }
    else if (event.key === '?' && help && help.showModal) help.showModal();
  });

  // ---- what was typed is kept in this tab until it was taken ----

  function place(form) { return 'console:' + location.pathname + ':' + (form.id || form.getAttribute('action')); }
  function kept(form) {
    return Array.prototype.filter.call(form.elements, function (one) {
      return one.name && one.name[0] !== '_' && !/^(password|hidden|file|submit)$/.test(one.type) && !/^(code|secret)$/.test(one.name);
    });
  }
  Array.prototype.forEach.call(document.querySelectorAll('form[data-keep]'), function (form) {
    var key = place(form);
    try {
      var before = JSON.parse(sessionStorage.getItem(key) || 'null');
      // What was sent and shown again is newer than what is kept here.
      var isShown = form.getAttribute('data-keep') === 'shown';
      if (before && !isShown && !document.getElementById('wrong')) {
        kept(form).forEach(function (one, number) {
          // A form may have more rows, or fewer, than it had.
          var was = before[number];
          if (!was || was[0] !== one.name) return;
          if (/^(checkbox|radio)$/.test(one.type)) one.checked = was[1] === true;
          else if (typeof was[1] === 'string') one.value = was[1];
        });
      }
      var keep = function () {
        sessionStorage.setItem(key, JSON.stringify(kept(form).map(function (one) {
          return [one.name, /^(checkbox|radio)$/.test(one.type) ? one.checked : one.value];
        })));
      };
      if (isShown) keep();
      form.addEventListener('input', keep);
    } catch (error) { /* then it lives as long as the page */ }
  });
  // The page that follows says that it was done: the drafts of the form that was sent go.
  if (document.querySelector('.done')) {
    try {
      Object.keys(sessionStorage).forEach(function (key) { if (key.indexOf('console:') === 0) sessionStorage.removeItem(key); });
    } catch (error) { /* nothing was kept */ }
  }

  // Two quick presses of one button are one wish.
  document.addEventListener('submit', function (event) {
    var form = event.target;
    if (form.method === 'dialog') return;
    if (form.getAttribute('data-sent')) { event.preventDefault(); return; }
    form.setAttribute('data-sent', '1');
    setTimeout(function () { form.removeAttribute('data-sent'); }, 4000);
  });

  document.addEventListener('htmx:config:request', function (event) {
    var context = event.detail && event.detail.ctx, token = document.body.getAttribute('data-token');
    if (context && context.request && token) context.request.headers['X-Console-Token'] = token;
  });

  var wrong = document.getElementById('wrong');
  if (wrong) wrong.focus();
})();
