using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;

namespace Seaworthy.Shutdown.Lifetime;

internal enum HostEndKind
{
    /// <summary>The process ends, whatever its services do.</summary>
    Exit,

    /// <summary>The same, on purpose and with a dump.</summary>
    FailFast,

    /// <summary>A service waits until all services have stopped, itself among them.</summary>
    OwnStop,
}

/// <summary>A call that ends a host from within, in a way that its services can't follow.</summary>
/// <param name="IsHosted">Whether it is the host that calls the code.</param>
internal sealed record HostEnd(InvocationExpressionSyntax Call, SimpleNameSyntax Name, HostEndKind Kind, bool IsHosted)
{
    /// <summary>Whether the syntax of a call leaves it possible.</summary>
    public static bool MayBe(InvocationExpressionSyntax call) => NameOf(call) is { Identifier.ValueText: "Exit" or "FailFast" or "StopAsync" };

    public static HostEnd? TryMatch(InvocationExpressionSyntax call, SemanticModel model, ShutdownSettings settings, BeforeHost before, CancellationToken cancellationToken)
    {
        if (NameOf(call) is not { } name)
            return null;

        if (name.Identifier.ValueText is "StopAsync")
            return OwnStop.Is(call, model, settings, cancellationToken) ? new HostEnd(call, name, HostEndKind.OwnStop, IsHosted: true) : null;

        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { IsStatic: true } method || !method.ContainingType.Is("System", "Environment"))
            return null;

        var place = ExitPlaces.Of(call, model, settings, before, cancellationToken);
        var kind = method.Name is "FailFast" ? HostEndKind.FailFast : HostEndKind.Exit;

        // Who says what has happened and asks for a dump knows what it costs.
        return place is ExitPlace.Outside || (place is ExitPlace.Elsewhere && kind is HostEndKind.FailFast) ? null : new HostEnd(call, name, kind, place is ExitPlace.Hosted);
    }

    /// <summary>Whether a dump is wanted more than an orderly end.</summary>
    public bool IsDeliberate =>
        Kind is HostEndKind.FailFast && Call.ArgumentList.Arguments is { Count: > 0 } arguments && arguments[0].Expression is not LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } and not LiteralExpressionSyntax { Token.ValueText: "" };

    private static SimpleNameSyntax? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };
}
