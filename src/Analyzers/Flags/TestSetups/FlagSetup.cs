using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Flags.TestSetups;

/// <summary>Which library the set-up is for.</summary>
internal enum FlagSetupKind
{
    /// <summary><c>mock.Setup(x => x.IsEnabledAsync("X")).ReturnsAsync(true)</c></summary>
    Moq,

    /// <summary><c>flags.IsEnabled("X").Returns(true)</c></summary>
    NSubstitute,

    /// <summary><c>A.CallTo(() => flags.IsEnabled("X")).Returns(true)</c></summary>
    FakeItEasy,
}

/// <summary>What a test lets a double answer to a read of a flag.</summary>
/// <param name="Whole">The outermost call of the chain.</param>
/// <param name="Answer">The one argument of the call that sets the answer; null where there is no such.</param>
internal sealed record FlagSetup(FlagSetupKind Kind, InvocationExpressionSyntax Whole, ExpressionSyntax? Answer)
{
    /// <param name="read">The call that reads the flag.</param>
    /// <returns>Null where the call is a read like any other.</returns>
    public static FlagSetup? Find(ExpressionSyntax read)
    {
        var outer = read;
        while (outer.Parent is ParenthesizedExpressionSyntax or AwaitExpressionSyntax)
            outer = (ExpressionSyntax)outer.Parent;

        switch (outer.Parent)
        {
            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access when access.Expression == outer && IsAnswer(access.Name):
                return Chain(FlagSetupKind.NSubstitute, outer);

            case LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } }:
                return CalledName.Of(call)?.Identifier.ValueText switch
                {
                    "Setup" or "SetupSequence" or "SetupGet" => Chain(FlagSetupKind.Moq, call),
                    "CallTo" => Chain(FlagSetupKind.FakeItEasy, call),
                    _ => null,
                };

            default:
                return null;
        }
    }

    private static FlagSetup? Chain(FlagSetupKind kind, ExpressionSyntax start)
    {
        ExpressionSyntax? answer = null;
        var whole = start as InvocationExpressionSyntax;
        for (var current = start; current.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } access && access.Expression == current; current = next)
        {
            if (IsAnswer(access.Name) && next.ArgumentList.Arguments is { Count: 1 } arguments)
                answer = arguments[0].Expression;

            whole = next;
        }

        return whole is null ? null : new(kind, whole, answer);
    }

    private static bool IsAnswer(SimpleNameSyntax name) => name.Identifier.ValueText is "Returns" or "ReturnsAsync" or "ReturnsForAnyArgs" or "ReturnsLazily" or "ReturnsNextFromSequence" or "Throws" or "ThrowsAsync";
}
