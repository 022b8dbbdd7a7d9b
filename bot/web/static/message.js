// A message's HTML as the page shows it: the rule of bot/web/markup.py, for what the socket brings.
// Keep both alike; the browser tests compare what was just said with what is read again.
window.yangguang = (function () {
  'use strict';

  var say = JSON.parse(document.body.getAttribute('data-texts'));
  var language = document.documentElement.lang;

  function make(tag, css, text) {
    var element = document.createElement(tag);
    if (css) element.className = css;
    if (text) element.textContent = text;
    return element;
  }

  function slice(list) { return Array.prototype.slice.call(list); }

  var KEPT = { b: 'b', i: 'i', u: 'u', s: 's', a: 'a', code: 'code', pre: 'pre', br: 'br', strong: 'b', em: 'i', ins: 'u', del: 's', strike: 's' };
  var DROPPED = { script: 1, style: 1, template: 1 };
  var NUMBERED = /^\s*([0-9]{1,3})(?:[.．]\s+|、\s*)(?=\S|$)/;
  var BULLET = /^\s*[·•‧-]\s+(?=\S|$)/;

  // Nodes are copied out of an inert document, so nothing in them can run or load.
  function copy(from, to, inPre) {
    slice(from.childNodes).forEach(function (node) {
      if (node.nodeType === 3) {
        if (inPre) { to.appendChild(document.createTextNode(node.data)); return; }
        node.data.split('\n').forEach(function (part, number) {
          if (number) to.appendChild(make('br'));
          if (part) to.appendChild(document.createTextNode(part));
        });
      } else if (node.nodeType === 1 && !DROPPED[node.localName]) {
        var tag = KEPT[node.localName], into = to;
        if (tag === 'pre' && to.nodeType === 1) tag = 'code';
        if (tag === 'a') {
          var address = node.getAttribute('href') || '';
          if (!/^https?:\/\//i.test(address)) tag = null;
        }
        if (tag) into = to.appendChild(make(tag));
        if (tag === 'a') {
          into.setAttribute('href', address);
          into.target = '_blank';
          into.rel = 'noopener';
        }
        copy(node, into, inPre || tag === 'pre');
      }
    });
  }

  function plain(nodes) {
    return nodes.map(function (node) {
      if (node.nodeType === 3) return node.data;
      return node.localName === 'br' ? '\n' : plain(slice(node.childNodes));
    }).join('');
  }

  function cut(nodes) {
    var paragraphs = [], lines = [], current = [];
    function end() { if (lines.length) paragraphs.push(lines); lines = []; }
    nodes.concat([make('br'), make('br')]).forEach(function (node) {
      if (node.localName !== 'br' && node.localName !== 'pre') { current.push(node); return; }
      if (plain(current).trim()) lines.push(current); else end();
      current = [];
      if (node.localName === 'pre') { end(); paragraphs.push([[node]]); }
    });
    return paragraphs;
  }

  function only(nodes, tag) {
    var said = nodes.filter(function (node) { return node.nodeType !== 3 || node.data.trim(); });
    return said.length === 1 && said[0].localName === tag ? said[0] : null;
  }

  function speak(element, nodes) {
    var text = plain(nodes);
    var han = (text.match(/[㐀-鿿]/g) || []).length, latin = (text.match(/[A-Za-z]/g) || []).length;
    if (language === 'en') { if (han * 3 > latin) element.lang = 'zh-Hans'; }
    else if (latin > 12 && !han) element.lang = 'en';
  }

  function block(tag, nodes, css) {
    var element = make(tag, css);
    speak(element, nodes);
    nodes.forEach(function (node) { element.appendChild(node); });
    return element;
  }

  function trimmed(nodes) {
    var first = nodes[0], last = nodes[nodes.length - 1];
    if (first && first.nodeType === 3) first.data = first.data.replace(/^\s+/, '');
    if (last && last.nodeType === 3) last.data = last.data.replace(/\s+$/, '');
    return nodes.filter(function (node) { return node.nodeType !== 3 || node.data; });
  }

  function joined(lines) {
    return lines.reduce(function (all, nodes) {
      return all.concat(all.length ? [make('br')] : [], trimmed(nodes));
    }, []);
  }

  function kind(nodes) {
    var first = nodes[0].nodeType === 3 ? nodes[0].data : '';
    return NUMBERED.test(first) ? 'ol' : BULLET.test(first) ? 'ul' : 'p';
  }

  function item(nodes, tag) {
    var mark = (tag === 'ol' ? NUMBERED : BULLET).exec(nodes[0].data);
    nodes[0].data = nodes[0].data.slice(mark[0].length);
    var element = make('li');
    if (tag === 'ol') element.setAttribute('value', String(Number(mark[1])));
    nodes = trimmed(nodes);
    speak(element, nodes);
    nodes.forEach(function (node) { element.appendChild(node); });
    return element;
  }

  function text(lines, into) {
    var waiting = [], start = 0;
    function flush() { if (waiting.length) into.appendChild(block('p', joined(waiting))); waiting = []; }
    while (start < lines.length) {
      var tag = kind(lines[start]), end = start + 1;
      while (end < lines.length && kind(lines[end]) === tag) end += 1;
      var run = lines.slice(start, end);
      if (tag === 'p' || (tag === 'ol' && run.length === 1)) waiting = waiting.concat(run);
      else {
        flush();
        var list = into.appendChild(make(tag));
        run.forEach(function (nodes) { list.appendChild(item(nodes, tag)); });
      }
      start = end;
    }
    flush();
  }

  function write(html, office, into) {
    var fragment = document.createDocumentFragment();
    copy(new DOMParser().parseFromString('<body>' + html, 'text/html').body, fragment, false);
    var paragraphs = cut(slice(fragment.childNodes)), title = null, notes = null;
    if (office && paragraphs.length && paragraphs[0].length === 1) title = only(paragraphs[0][0], 'b');
    if (title) {
      into.appendChild(block('h2', slice(title.childNodes), 'title'));
      into.classList.add('card');
      paragraphs.shift();
    }
    if (office && paragraphs.length) {
      notes = paragraphs[paragraphs.length - 1].map(function (nodes) { return only(nodes, 'i'); });
      if (notes.every(Boolean)) paragraphs.pop(); else notes = null;
    }
    paragraphs.forEach(function (lines) {
      var first = lines[0][0];
      if (first.localName === 'pre') into.appendChild(make('pre', '', plain(slice(first.childNodes)).replace(/^\n+|\n+$/g, '')));
      else text(lines, into);
    });
    if (notes) {
      into.appendChild(block('p', joined(notes.map(function (note) { return slice(note.childNodes); })), 'note'));
    }
    keepDays(into);
    return Boolean(notes);
  }

  // A browser would break a line after each hyphen of a date.
  function keepDays(into) {
    var walker = document.createTreeWalker(into, NodeFilter.SHOW_TEXT, null, false), texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    texts.forEach(function (node) {
      if (node.parentNode.localName === 'pre') return;
      var parts = node.data.split(/(\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b)/);
      for (var index = 0; parts.length > 1 && index < parts.length; index += 1) {
        if (parts[index]) node.parentNode.insertBefore(index % 2 ? make('span', 'day', parts[index]) : document.createTextNode(parts[index]), node);
      }
      if (parts.length > 1) node.parentNode.removeChild(node);
    });
  }

  function buttons(frame, into, noted) {
    var rows = (frame.buttons || []).filter(function (row) { return row.length; });
    if (!rows.length) return;
    var longest = 0, single = true, group = make('div', 'taps');
    rows.forEach(function (row) {
      if (row.length > 1) single = false;
      row.forEach(function (button) {
        longest = Math.max(longest, Array.from(button.text).length);
        var pill = group.appendChild(make(button.url ? 'a' : 'button', 'pill'));
        if (button.url) {
          pill.setAttribute('href', button.url);
          pill.target = '_blank';
          pill.rel = 'noopener';
        } else {
          pill.setAttribute('form', 'plain');
          pill.name = 'tap';
          pill.value = frame.message_id + ' ' + button.data;
        }
        pill.textContent = button.text;
        speak(pill, slice(pill.childNodes));
      });
    });
    if (!noted && rows.length > 1 && single && longest > 10) group.classList.add('stack');
    into.appendChild(group);
  }

  function build(frame) {
    var office = frame.from !== 'resident';
    var article = make('article', office ? 'msg office' : 'msg resident');
    if (frame.message_id) article.setAttribute('data-id', frame.message_id);
    article.setAttribute('data-at', frame.at || new Date().toISOString());
    article.appendChild(make('span', 'sr', office ? say.office : say.you));
    if (frame.url && frame.kind === 'photo') {
      var picture = article.appendChild(make('img', 'photo'));
      picture.setAttribute('src', frame.url);
      picture.alt = say.photo;
    }
    var noted = write(frame.html || '', office, article);
    if (frame.url && frame.kind === 'document') {
      var link = article.appendChild(make('p', 'file')).appendChild(make('a', '', say.download + ' ' + (frame.name || '')));
      link.setAttribute('href', frame.url);
      link.setAttribute('download', '');
    }
    buttons(frame, article, noted);
    return article;
  }

  return { build: build, make: make, slice: slice, say: say };
})();
