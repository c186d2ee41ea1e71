namespace Seaworthy.Shutdown.Tokens;

/// <summary>Where a token comes from, the nearest to the work first.</summary>
internal enum TokenRank
{
    /// <summary>A local that is derived from the function's own token, such as that of a linked time-out.</summary>
    Derived,

    /// <summary>A parameter of the innermost function.</summary>
    Parameter,

    /// <summary>A parameter or local of a function around it.</summary>
    Captured,

    /// <summary>A property of a parameter or of the type's own context, such as <c>HttpContext.RequestAborted</c>.</summary>
    Context,

    /// <summary>A field or property of the type, or the token of one that is a source.</summary>
    Member,

    /// <summary><c>IHostApplicationLifetime.ApplicationStopping</c>.</summary>
    ApplicationStopping,
}

/// <summary>A token that can be used at a place.</summary>
/// <param name="Expression">How it is written there.</param>
/// <param name="Source">The parameter, local, field or property that it is read from.</param>
/// <param name="IsAmbiguous">Whether another one has the same right to be used, so that nobody but the author can choose.</param>
internal sealed record ReachableToken(string Expression, TokenRank Rank, ISymbol Source, bool IsAmbiguous)
{
    /// <summary>Whether it is that of a source which need not be there yet.</summary>
    public bool IsUncertain { get; init; }

    /// <summary>What stands behind a token that there may not be.</summary>
    public const string OrNone = " ?? default";

    /// <summary>How it is spoken of.</summary>
    public string Name => Expression.EndsWith(OrNone, StringComparison.Ordinal) ? Source.Name : Expression;
}
