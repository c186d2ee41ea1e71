using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

/// <summary>Messages that a local holds before they are logged.</summary>
public sealed class LocalMessageTests
{
    private readonly RuleTest<LogCallAnalyzer, LogTemplateFix> _rule = new(RuntimeTemplate.Rule, References.Net10);

    [Fact]
    public Task A_local_that_only_the_log_call_reads_goes() => Fixes(
        """
        Next();

        // Tell who it was.
        var message = $"User {u.Name} did {Next()}";
        log.LogInformation([|message|]);
        Next();
        """,
        """
        Next();

        // Tell who it was.
        log.LogInformation("User {UserName} did {Next}", u.Name, Next());
        Next();
        """.Replace("{UserName}", "{Name}", StringComparison.Ordinal));

    [Fact]
    public Task A_local_with_another_reader_stays() => Fixes(
        """
        var message = $"User {name} failed";
        log.LogError([|message|]);
        throw new InvalidOperationException(message);
        """,
        """
        var message = $"User {name} failed";
        log.LogError("User {Name} failed", name);
        throw new InvalidOperationException(message);
        """);

    [Fact]
    public Task A_local_goes_with_the_last_of_its_readers() => Fixes(
        """
        var message = "User " + name;
        log.LogError([|message|]);
        log.LogDebug([|message|]);
        """,
        """
        log.LogError("User {Name}", name);
        log.LogDebug("User {Name}", name);
        """);

    [Fact]
    public Task Values_that_may_change_in_between_are_logged_as_they_were() => Fixes(
        """
        var message = $"User {u.Mail}";
        Next();
        log.LogError([|message|]);
        """,
        """
        var message = $"User {u.Mail}";
        Next();
        log.LogError("{Detail}", message);
        """);

    [Fact]
    public Task Values_that_are_written_in_between_are_logged_as_they_were() => Fixes(
        """
        var message = $"User {id}";
        id++;
        log.LogError([|message|]);
        """,
        """
        var message = $"User {id}";
        id++;
        log.LogError("{Detail}", message);
        """);

    [Fact]
    public Task Values_that_cannot_change_are_read_later() => Fixes(
        """
        var message = $"User {u.Id} {name}";
        Next();
        if (flag)
            log.LogError([|message|]);
        """,
        """
        Next();
        if (flag)
            log.LogError("User {Id} {Name}", u.Id, name);
        """);

    [Fact]
    public Task Values_that_would_be_computed_twice_are_not() => Fixes(
        """
        var message = $"Call {Next()}";
        log.LogError([|message|]);
        Use(message);
        """,
        """
        var message = $"Call {Next()}";
        log.LogError("{Detail}", message);
        Use(message);
        """);

    [Fact]
    public Task A_text_that_cannot_be_taken_apart_is_logged_as_it_is() => Fixes(
        """
        var message = string.Format(name, id);
        log.LogError([|message|]);
        """,
        """
        var message = string.Format(name, id);
        log.LogError("{Detail}", message);
        """);

    [Fact]
    public Task A_condition_is_evaluated_where_it_stood() => Fixes(
        """
        var message = Next() > 1 ? $"many {name}" : $"one {name}";
        Next();
        log.LogError([|message|]);
        """,
        """
        var message = Next() > 1 ? $"many {name}" : $"one {name}";
        Next();
        log.LogError("{Detail}", message);
        """);

    [Fact]
    public Task A_condition_moves_with_its_texts() => Fixes(
        """
        var message = Next() > 1 ? $"many {name}" : $"one {name}";
        log.LogError([|message|]);
        """,
        """
        log.LogError(Next() > 1 ? "many {Name}" : "one {Name}", name);
        """);

    [Fact]
    public Task A_member_that_is_hidden_at_the_log_call_is_not_read_there() => Fixes(
        """
        var message = $"last {_field}";
        if (flag)
        {
            var _field = 7;
            log.LogError([|message|]);
        }
        """,
        """
        var message = $"last {_field}";
        if (flag)
        {
            var _field = 7;
            log.LogError("{Detail}", message);
        }
        """);

    [Fact]
    public Task A_local_that_the_same_call_reads_elsewhere_stays() => Fixes(
        """
        var message = $"User {name} failed";
        log.LogError(new InvalidOperationException(message), [|message|]);
        """,
        """
        var message = $"User {name} failed";
        log.LogError(new InvalidOperationException(message), "User {Name} failed", name);
        """);

    [Fact]
    public Task A_lambda_runs_later() => Fixes(
        """
        var message = $"User {id}";
        Action later = () => log.LogError([|message|]);
        """,
        """
        var message = $"User {id}";
        Action later = () => log.LogError("{Detail}", message);
        """);

    [Fact]
    public Task The_declaration_keeps_its_comment() => Fixes(
        """
        var message = $"User {name}"; // for the audit
        log.LogInformation([|message|]);
        """,
        """
        var message = $"User {name}"; // for the audit
        log.LogInformation("User {Name}", name);
        """);

    [Fact]
    public Task Top_level_statements() => _rule.WithProgram().Fixes(
        """
        using Microsoft.Extensions.Logging;
        using Microsoft.Extensions.Logging.Abstractions;

        ILogger log = NullLogger.Instance;
        var name = args[0];

        var message = $"Hello {name}";
        log.LogInformation([|message|]);
        log.LogInformation([|$"Bye {name}"|]);
        """,
        """
        using Microsoft.Extensions.Logging;
        using Microsoft.Extensions.Logging.Abstractions;

        ILogger log = NullLogger.Instance;
        var name = args[0];

        log.LogInformation("Hello {Name}", name);
        log.LogInformation("Bye {Name}", name);
        """);

    private Task Fixes(string before, string after) => _rule.Fixes(Snippet.Microsoft(before), Snippet.Microsoft(after));
}
