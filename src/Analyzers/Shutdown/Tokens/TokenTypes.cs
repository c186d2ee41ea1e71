using Seaworthy.Common;

namespace Seaworthy.Shutdown.Tokens;

internal static class TokenTypes
{
    public static bool IsToken(this ITypeSymbol? type) => type is INamedTypeSymbol named && named.Is("System.Threading", "CancellationToken");

    public static bool IsTokenOrNullable(this ITypeSymbol type) =>
        type.IsToken() || (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: { Length: 1 } arguments } && arguments[0].IsToken());

    /// <summary>Whether it is <c>Task</c> or <c>ValueTask</c>, with a result or without.</summary>
    public static bool IsTaskLike(this ITypeSymbol? type) =>
        type is INamedTypeSymbol named && (named.Is("System.Threading.Tasks", "Task") || named.Is("System.Threading.Tasks", "ValueTask"));

    public static bool IsTokenSource(this ITypeSymbol? type) => type is INamedTypeSymbol named && named.Is("System.Threading", "CancellationTokenSource");

    public static bool IsLifetime(this ITypeSymbol? type) => type is INamedTypeSymbol named && named.Is("Microsoft.Extensions.Hosting", "IHostApplicationLifetime");

    /// <summary>Whether the exception is that of a cancellation: <c>OperationCanceledException</c> or <c>TaskCanceledException</c>.</summary>
    public static bool IsCancellation(this ITypeSymbol? type) =>
        type is INamedTypeSymbol named && (named.Is("System", "OperationCanceledException") || named.Is("System.Threading.Tasks", "TaskCanceledException"));
}
