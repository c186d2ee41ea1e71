using System.Collections;
using System.Reflection;

namespace Seaworthy.Tests.Ide;

/// <summary>Calls into the parts of Roslyn that only its editors see. Each miss names what another Roslyn calls differently.</summary>
internal static class Internals
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    public static Type Type(Assembly assembly, string name) => assembly.GetType(name) ?? throw new TypeLoadException($"{assembly.GetName()} has no type {name}.");

    public static object? Get(object instance, string name) => Get(instance.GetType(), name, instance);

    public static object? Get(Type type, string name, object? instance = null) =>
        type.GetProperty(name, Any) is { } property ? property.GetValue(instance)
            : type.GetField(name, Any) is { } field ? field.GetValue(instance)
            : throw new MissingMemberException(type.FullName, name);

    public static IEnumerable<object> List(object instance, string name) => ((IEnumerable)Get(instance, name)!).Cast<object>();

    public static object Call(object instance, Type type, string name, params object?[] arguments)
    {
        var method = type.GetMethods(Any).FirstOrDefault(method => method.Name == name && method.GetParameters().Length == arguments.Length)
            ?? throw new MissingMethodException(type.FullName, $"{name} with {arguments.Length} parameters");
        return method.Invoke(instance, arguments)!;
    }

    /// <summary>Calls a generic method that takes no arguments.</summary>
    public static object? CallGeneric(object instance, Type type, string name, Type argument)
    {
        var method = type.GetMethods(Any).FirstOrDefault(method => method.Name == name && method.GetGenericArguments().Length is 1 && method.GetParameters().Length is 0)
            ?? throw new MissingMethodException(type.FullName, name);
        return method.MakeGenericMethod(argument).Invoke(instance, null);
    }

    public static async Task<IEnumerable<object>> Results(object task)
    {
        await (Task)task;
        return List(task, "Result");
    }

    public static async Task<IReadOnlyList<object>> Stream(object stream)
    {
        var type = stream.GetType().GetInterfaces().Single(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));
        var enumerator = Call(stream, type, nameof(IAsyncEnumerable<>.GetAsyncEnumerator), CancellationToken.None);
        var cursor = typeof(IAsyncEnumerator<>).MakeGenericType(type.GetGenericArguments());
        var items = new List<object>();
        while (await (ValueTask<bool>)Call(enumerator, cursor, nameof(IAsyncEnumerator<>.MoveNextAsync)))
            items.Add(cursor.GetProperty(nameof(IAsyncEnumerator<>.Current))!.GetValue(enumerator)!);

        return items;
    }
}
