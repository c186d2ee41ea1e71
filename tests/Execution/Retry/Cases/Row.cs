namespace Seaworthy.Tests.Execution.Retry.Cases;

/// <summary>A loop as somebody wrote it, and what is expected of each way to rewrite it.</summary>
/// <param name="Code">The members of a class <c>Shop</c>, or the type itself; what is run is its method <c>Run</c>.</param>
internal sealed record Row(string Id, string Title, string Code)
{
    /// <summary>What the loop retries: the name of an exception, <c>result</c>, or <c>both</c> in turn.</summary>
    public string Retried { get; init; } = nameof(HttpRequestException);

    /// <summary>Whether it runs on the context of a user interface, in a project that has one.</summary>
    public bool HasUserInterface { get; init; }

    public IReadOnlyList<Expectation> Expectations { get; init; } = [];

    public override string ToString() => $"{Id} {Title}";
}

/// <summary>What is expected of one action.</summary>
/// <param name="Rule">The id by whose finding the action is offered.</param>
/// <param name="Action">What the title of the action begins with.</param>
/// <param name="Differences">The ids of the differences that must show; no other may. Null when the action must not be offered at all.</param>
internal sealed record Expectation(string Rule, string Action, IReadOnlyList<string>? Differences);
