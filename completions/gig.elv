
use builtin;
use str;

set edit:completion:arg-completer[gig] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'gig'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'gig'= {
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand completions 'Print the completion script for a shell'
            cand man 'Print the manual page'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'gig;completions'= {
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;man'= {
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;help'= {
            cand completions 'Print the completion script for a shell'
            cand man 'Print the manual page'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'gig;help;completions'= {
        }
        &'gig;help;man'= {
        }
        &'gig;help;help'= {
        }
    ]
    $completions[$command]
}
