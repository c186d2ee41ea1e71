using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Common.Editing;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Backoff;

/// <summary>The length that the pauses of a loop begin with.</summary>
/// <param name="Milliseconds">Its value; null when the expression has to be kept.</param>
internal sealed record FirstPause(double? Milliseconds, string Expression);

/// <summary>How a pause is written.</summary>
internal static class PauseText
{
    /// <summary>A statement that waits for so long.</summary>
    public static string Write(LoopContext context, TypeNames types, string duration) => context.Loop.IsAsync
        ? Await(context, types, duration, context.Loop.Token.InReach) + ";"
        : $"{types.Write("System.Threading", "Thread")}.Sleep({duration});";

    public static string Await(LoopContext context, TypeNames types, string duration, string? token) =>
        $"await {types.Write("System.Threading.Tasks", "Task")}.Delay({duration}{(token is null ? "" : ", " + token)}){context.ConfigureAwait}";

    /// <summary>The token that the call could take, and doesn't.</summary>
    public static string? MissingToken(LoopContext context, WaitCall wait)
    {
        if (wait is not { Token: null, Blocks: false } || context.Loop.Token.InReach is not { } token)
            return null;

        var parameters = wait.Method.Parameters;
        if (wait.Syntax.ArgumentList.Arguments.Count != parameters.Length || wait.Syntax.ArgumentList.Arguments.Any(argument => argument.NameColon is not null))
            return null;

        return wait.Method.ContainingType.GetMembers(wait.Method.Name).OfType<IMethodSymbol>().Any(IsSameWithToken) ? token : null;

        bool IsSameWithToken(IMethodSymbol other) => other.Parameters.Length == parameters.Length + 1
            && other.Parameters[parameters.Length].Type is INamedTypeSymbol last && last.Is("System.Threading", "CancellationToken")
            && parameters.Select((parameter, index) => SymbolEqualityComparer.Default.Equals(parameter.Type, other.Parameters[index].Type)).All(isEqual => isEqual);
    }

    public static FirstPause? FirstPause(LoopContext context, TypeNames types, WaitCall wait)
    {
        var loop = context.Loop;
        var duration = wait.Duration!;
        var names = duration.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Where(name => context.Model.GetSymbolInfo(name, context.CancellationToken).Symbol is IFieldSymbol or ILocalSymbol or IParameterSymbol or IPropertySymbol { IsStatic: false })
            .Where(name => !loop.Counters.Any(counter => counter.Symbol.Name == name.Identifier.ValueText))
            .ToList();

        // A variable that grows on its own would go on growing for nothing.
        if (names.Any(name => context.Model.GetSymbolInfo(name, context.CancellationToken).Symbol is { } variable && CounterAt.FindWrites(loop, variable).Count > 0))
            return null;

        var milliseconds = loop.Pause.Milliseconds;
        if (names.Count is 0 && loop.Pause.Kind is PauseKind.Linear or PauseKind.Constant)
            return milliseconds.IsEmpty || milliseconds[0] <= 0 ? null : new FirstPause(milliseconds[0], "");

        if (loop.Pause.Kind is PauseKind.Linear)
            return milliseconds.IsEmpty || milliseconds[0] <= 0 || names.Any(name => context.Model.GetConstantValue(name).HasValue is false) ? null : new FirstPause(milliseconds[0], "");

        if (loop.Pause.ReadsCounter)
            return null;

        var type = context.Model.GetTypeInfo(duration, context.CancellationToken).Type;
        return type is { SpecialType: SpecialType.System_Int32 }
            ? new FirstPause(null, $"{types.Write("System", "TimeSpan")}.FromMilliseconds({duration})")
            : type is INamedTypeSymbol named && named.Is("System", "TimeSpan") ? new FirstPause(null, duration.ToString()) : null;
    }
}
