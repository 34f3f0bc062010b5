;;; What a person does in Emacs, in the words of a program  -*- lexical-binding: t -*-
;; emacs --batch -l emacs.el, with the init file, the folder and the file for the result in the environment.
(require 'cl-lib)
(require 'json)
(require 'package)
(package-initialize)
(load (getenv "KALINT_INIT") nil t)
(require 'eglot)
(require 'xref)

(setq eglot-sync-connect 60
      eglot-connect-timeout 60
      make-backup-files nil
      create-lockfiles nil)

(defvar result nil)

(defun note (key value)
  (push (cons key value) result))

(defun await (what holds)
  "Wait until HOLDS answers something, and answer it."
  (let ((found nil) (rounds 600))
    (while (not (or (setq found (funcall holds)) (zerop (cl-decf rounds))))
      (accept-process-output nil 0.05))
    (or found (error "Waited in vain for %s" what))))

(defun open (name)
  "Open a file of the folder as a person does: the server starts behind the command."
  (switch-to-buffer (find-file-noselect (expand-file-name name (getenv "KALINT_FOLDER"))))
  (run-hooks 'post-command-hook)
  (await "the server" #'eglot-managed-p)
  (flymake-start))

(defun rest ()
  "Have the server told of all changes, as happens when a person pauses."
  (dolist (buffer (buffer-list))
    (with-current-buffer buffer
      (when (eglot-managed-p) (eglot--signal-textDocument/didChange)))))

(defun findings ()
  "The findings in the buffer, by lines."
  (sort (mapcar (lambda (each) (line-number-at-pos (flymake-diagnostic-beg each))) (flymake-diagnostics)) #'<))

(defun go (words)
  (goto-char (point-min))
  (search-forward words)
  (goto-char (match-beginning 0)))

(defun text (name)
  (with-current-buffer (find-buffer-visiting (expand-file-name name (getenv "KALINT_FOLDER")))
    (buffer-substring-no-properties (point-min) (point-max))))

(defun work ()
  (open "instance-2.conf")
  ;; At first the server may not have found the file that includes this one.
  (await "findings in the included file" (lambda () (equal (findings) '(5))))
  (note 'mode (symbol-name major-mode))
  (note 'included (vconcat (findings)))
  (open "keepalived.conf")
  (await "findings" #'findings)
  (note 'findings (vconcat (findings)))
  (note 'messages (vconcat (mapcar #'flymake-diagnostic-text (flymake-diagnostics))))

  ;; The first line is mended by what is offered first.
  (goto-char (point-min))
  (let ((last-nonmenu-event ?\r))
    (cl-letf (((symbol-function 'completing-read) (lambda (&rest given) (nth 6 given))))
      (eglot-code-actions (line-beginning-position) (line-end-position) nil t)))
  (note 'fixed (buffer-substring-no-properties (point-min) (line-end-position)))
  (await "that the finding goes" (lambda () (null (findings))))

  (eglot-format-buffer)
  (note 'formatted (text "keepalived.conf"))

  (go "chk_web")
  (cl-letf (((symbol-function 'y-or-n-p) (lambda (&rest _) t)))
    (eglot-rename "chk_http"))
  (note 'renamed (vconcat (mapcar #'text '("keepalived.conf" "instance-1.conf" "instance-2.conf"))))

  (rest)
  (open "instance-1.conf")
  (go "chk_http")
  (call-interactively #'xref-find-definitions)
  (note 'jumped (vector (buffer-name) (buffer-substring-no-properties (line-beginning-position) (line-end-position)))))

(condition-case problem (work) (error (note 'problem (error-message-string problem))))
(with-temp-file (getenv "KALINT_RESULT") (insert (json-encode result)))
(kill-emacs)
