namespace Seaworthy.CodeFixes.Flags.Tests;

/// <summary>Recognises statements that ask a double whether a flag has been read.</summary>
internal static class Verification
{
    public static ExpressionStatementSyntax? Find(ExpressionSyntax read)
    {
        var outer = read;
        while (outer.Parent is ParenthesizedExpressionSyntax or AwaitExpressionSyntax)
            outer = (ExpressionSyntax)outer.Parent;

        // mock.Verify(x => x.IsEnabled("X"), Times.Once())
        if (outer.Parent is LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax verify } } })
            return Name(verify) is "Verify" or "VerifyGet" ? verify.Parent as ExpressionStatementSyntax : null;

        // flags.Received().IsEnabled("X")
        return read is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax received } } && Name(received) is "Received" or "ReceivedWithAnyArgs" or "DidNotReceive" or "DidNotReceiveWithAnyArgs"
            ? outer.Parent as ExpressionStatementSyntax
            : null;
    }

    /// <summary>Whether a chain such as <c>A.CallTo(...).MustHaveHappened()</c> only asks.</summary>
    public static bool Is(InvocationExpressionSyntax chain) => Name(chain)?.StartsWith("Must", StringComparison.Ordinal) is true;

    private static string? Name(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };
}
