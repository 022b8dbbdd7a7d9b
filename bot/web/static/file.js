// Choosing and uploading a file where a form of the chat asks for one.
(function () {
  'use strict';

  var yangguang = window.yangguang, say = yangguang.say, line = document.getElementById('line');
  var input = null, busy = false;

  // The button of such a question, told by its data.
  function asks(button) { return /^\d+ fill\|\d+\|[^|]*\|file\|/.test(button.value); }

  function tell(text) { line.textContent = text || ''; }

  // What a picker gives is uploaded, and `sent` is called with its id and name, or `failed` with a sentence.
  function pick(sent, failed) {
    if (busy) return;
    if (input) document.body.removeChild(input);
    input = document.createElement('input');
    input.type = 'file';
    input.id = 'file';
    input.accept = say['file-accept'];
    input.hidden = true;
    input.addEventListener('change', function () {
      if (input.files.length) upload(input.files[0], sent, failed);
    });
    document.body.appendChild(input);
    input.click();
  }

  function upload(file, sent, failed) {
    if (busy) return;
    if (file.size > Number(say['file-most'])) { failed(say['file-too-big']); return; }
    var call = new XMLHttpRequest(), form = new FormData();
    form.append('file', file, file.name);
    busy = true;
    tell(say.uploading.replace('#', '0'));
    call.upload.onprogress = function (event) {
      if (event.lengthComputable) tell(say.uploading.replace('#', Math.round(100 * event.loaded / event.total)));
    };
    call.onloadend = function () {
      var answer = {};
      busy = false;
      tell('');
      try { answer = JSON.parse(call.responseText); } catch (error) { /* a page of trouble, or nothing */ }
      if (answer.file_id) sent(answer.file_id, file.name); else failed(answer.html || say['not-uploaded']);
    };
    call.open('POST', '/chat/files');
    call.send(form);
  }

  yangguang.file = { asks: asks, pick: pick, upload: upload };
})();
